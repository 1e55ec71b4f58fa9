import { literal } from '../../engine/sql.ts';

/** The nationalities after which townships are named: 于家务回族乡. */
const NATIONALITIES =
  `蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 拉祜 水 东乡 纳西
景颇 柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 京
塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺`.split(/\s+/);

const END = '族乡';
/** A township that is named after nationalities, and its name before them. */
const OF_NATIONALITIES = `^(..+?)(?:(?:${NATIONALITIES.join('|')})族)+乡$`;

/** The rows of `area_stems` for the short names of such townships, `于家务乡`, by which addresses call them. */
export function shortTownshipsSql(): string {
  return `SELECT ix, regexp_extract(name, ${literal(OF_NATIONALITIES)}, 1) || '乡', 'alias' FROM areas
    WHERE ${mayBeTownshipSql('name')} AND regexp_matches(name, ${literal(OF_NATIONALITIES)})`;
}

const TOWNSHIP = new RegExp(OF_NATIONALITIES, 'u');

/** The short name of such a township; nothing where it is none. */
export function shortTownship(name: string): string | undefined {
  if (!name.endsWith(END)) return undefined;
  const [, before] = TOWNSHIP.exec(name) ?? [];
  return before === undefined ? undefined : `${before}乡`;
}

/** Whether a name ends as those of such townships do, in SQL. */
export function mayBeTownshipSql(name: string): string {
  return `ends_with(${name}, ${literal(END)})`;
}
