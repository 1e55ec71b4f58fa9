/** The provinces by the first two digits of every code below them (GB/T 2260), without suffixes. */
const PROVINCES: Readonly<Record<string, string>> = {
  北京: '11',
  天津: '12',
  河北: '13',
  山西: '14',
  内蒙古: '15',
  辽宁: '21',
  吉林: '22',
  黑龙江: '23',
  上海: '31',
  江苏: '32',
  浙江: '33',
  安徽: '34',
  福建: '35',
  江西: '36',
  山东: '37',
  河南: '41',
  湖北: '42',
  湖南: '43',
  广东: '44',
  广西: '45',
  海南: '46',
  重庆: '50',
  四川: '51',
  贵州: '52',
  云南: '53',
  西藏: '54',
  陕西: '61',
  甘肃: '62',
  青海: '63',
  宁夏: '64',
  新疆: '65',
  台湾: '71',
  香港: '81',
  澳门: '82',
};

/** The code of the province a text names, in full or short; nothing if it names none. */
export function provinceCode(text: string): string | undefined {
  return PROVINCES[text.replace(/(省|市|壮族自治区|回族自治区|维吾尔自治区|自治区|特别行政区)$/, '')];
}

/** The province that a folded address begins with, and how many characters name it. */
export function provinceAt(text: string): { readonly code: string; readonly length: number } | undefined {
  const [whole = '', name = ''] = BEGINNING.exec(text) ?? [];
  const code = PROVINCES[name];
  return code === undefined ? undefined : { code, length: whole.length };
}

const ENDINGS = '省|市|壮族自治区|回族自治区|维吾尔自治区|自治区|特别行政区';
const BEGINNING = new RegExp(`^(${Object.keys(PROVINCES).join('|')})(?:${ENDINGS})?`, 'u');

/** Municipalities: no city lies in them but themselves. */
const MUNICIPALITIES: readonly string[] = ['11', '12', '31', '50'];
const CITY = /(市|州|盟|地区)$/u;
/** What is called a city without a name. */
const NO_NAME = /^(本|全|我|直辖)?市$/u;

/**
 * Whether a text that stands above an area of the national code names a province or a city in which the area does not
 * lie. Elsewhere than in municipalities the code does not tell the city, and any is believed.
 */
export function namesOtherAbove(text: string, code: string): boolean {
  const province = provinceCode(text);
  if (province !== undefined) return !code.startsWith(province);
  const isMunicipality = MUNICIPALITIES.some((each) => code.startsWith(each));
  if (!isMunicipality || !CITY.test(text) || NO_NAME.test(text)) return false;
  const above = provinceAt(text);
  return above === undefined || !code.startsWith(above.code) || !CITY_ITSELF.test(text.slice(above.length));
}

/** What may follow the name of a municipality: 北京市北京市, 北京地区. */
const CITY_ITSELF = /^(北京|天津|上海|重庆)?(市|地区)?$/u;
