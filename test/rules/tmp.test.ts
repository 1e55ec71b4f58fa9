import { test } from 'vitest';
import { parseExpression } from '../../src/rules/expressions/index.ts';
const scope = { names: { known: { a: 'number', s: 'text', d: 'date', b: 'boolean', class: 'text' } }, subject: 'column', members: { area: { known: { name: 'text' }, others: 'number' }, context: { known: {}, others: 'any' } }, wanted: ['boolean'], choices: { class: ['confirmed'] } } as const;
test('x', () => {
for (const x of ['a/2 == 1','a in [1,2]','d >= "2020-01-01"','d in ["2020-01-01"]','(b ? a : 1) > 1','or_else(a, 0) > 3','or_else(a,"x")','at_least(2,[a>1,b,context.x=="II"])','known(a)','min(a,1,2) > 3','area.population > 3','context.r == "II"','context.r > 2', 'context.r && b','days_between(d, "2020-01-01") > 3','a == s','a && b','!a','-b','b ? a : s','s == "x" && a','round(a,2)','a > 5% && b','5%','not b','a and b','a = 3','a & b','(a<b)<3','50 <= a < 150','d != "2020-01-32"', 'a > ', '"abc', 'size(s)', 's.size() > 1','[1,2].all(x, x>1)','a > 1 2','-a','a == null', 's < 3','or_else(context.x, 3) > 1','x.y.z','foo(1)','a ＞ 3','a.b','as > 1','(context.r == "II" ? 1 : 2) > a','area','aree.x','county.new > 3','class == "confirmd"','b OR b', 'a>1 or b', 'b || not b', 'for_x > 1', '中 > 1','a ≥ 3','a => 3','min(a)', 'b && '.repeat(30000)+'b', '('.repeat(5000)+'b'+')'.repeat(5000), '!'.repeat(15000)+'b','b || b == 1 ||', 'a in [1,"x"]', 'a in []','s == "确诊" && a','1 == 1.0', 'a < b','b &&& b']) {
  const r = parseExpression(x, scope, { file: 't' });
  console.log(x.slice(0,60), '→', r.written ? r.written.tree.kind : JSON.stringify(r.problems.map(({severity,place,...p})=>p)));
}
});
