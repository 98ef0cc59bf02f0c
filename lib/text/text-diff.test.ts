import fc from 'fast-check'
import { expect, test } from 'vitest'
import { diffLetters, diffWords, isSpace, textPieces, type DiffRun } from './text-diff'
import { threeWay, twoWay } from '../lists/three-way'

const without = (is: string, runs: { is: string; value: string }[]) =>
  runs
    .filter((run) => run.is !== is)
    .map((run) => run.value)
    .join('')

test.each([
  ['en', 'The report was late.', 'The report was very late.', ['very ']],
  ['km', 'របាយការណ៍ប្រចាំខែតុលា', 'របាយការណ៍ប្រចាំខែវិច្ឆិកា', ['វិច្ឆិកា']],
  ['th', 'รายงานประจำเดือนตุลาคม', 'รายงานประจำเดือนพฤศจิกายน', ['พฤศจิกายน']],
  ['lo', 'ບົດລາຍງານປະຈໍາເດືອນຕຸລາ', 'ບົດລາຍງານປະຈໍາປີຕຸລາ', ['ປີ']],
  ['my', 'လစဉ်အစီရင်ခံစာ', 'နှစ်စဉ်အစီရင်ခံစာ', ['နှစ်']],
  ['zh', '十月份的月度报告', '十一月份的月度报告', ['十一']],
  ['vi', 'Báo cáo tháng mười', 'Báo cáo tháng chín', ['chín']],
])('in %s a changed word is found, not the sentence around it', (language, before, after, words) => {
  const runs = diffWords(before, after, language)
  expect(without('added', runs)).toBe(before)
  expect(without('removed', runs)).toBe(after)
  const added = runs.filter((run) => run.is === 'added').map((run) => run.value)
  for (const word of words) expect(added.join('|')).toContain(word)
  expect(added.join('').length).toBeLessThan(after.length / 1.5)
})

const letters = 'កខខ្មែរាិ៊ ตุลาคมที่ ລາຍງານ မြန်မာ 报告十月 é e\u0301 👩‍🌾 the report, '
const anyText = fc
  .array(fc.constantFrom(...new Intl.Segmenter('km').segment(letters)), { maxLength: 40 })
  .map((parts) => parts.map(({ segment }) => segment).join(''))

test('any two texts come back whole from their difference, and no letter is cut in two', () => {
  fc.assert(
    fc.property(anyText, anyText, fc.constantFrom('km', 'th', 'lo', 'my', 'zh', 'en'), (before, after, language) => {
      const runs = diffWords(before, after, language)
      expect(without('added', runs)).toBe(before)
      expect(without('removed', runs)).toBe(after)
      for (const text of [before, after]) {
        const letters = new Set(cutsOf(text, language))
        let at = 0
        for (const piece of textPieces(text, language)) expect(letters.has((at += piece.length))).toBe(true)
      }
    }),
    { numRuns: 400 },
  )
})

function cutsOf(text: string, language: string) {
  return Array.from(new Intl.Segmenter(language).segment(text), ({ index, segment }) => index + segment.length)
}

test('two texts of many thousand different words are answered in a moment', () => {
  const words = (seed: string) => Array.from({ length: 20_000 }, (_, n) => `${seed}${n}`).join(' ')
  const began = process.cpuUsage() // its own time: others may be using the machine too
  const runs = diffWords(words('a'), words('b'), 'en')
  expect(process.cpuUsage(began).user / 1_000).toBeLessThan(5_000)
  expect(without('added', runs)).toBe(words('a'))
})

test('changes in different places merge; the same change is one; different ones in one place are to be chosen', () => {
  const is = (...lists: string[]) => {
    const [base, mine, theirs] = lists.map((list) => list.split(' ').filter(Boolean))
    return threeWay(base!, mine!, theirs!).map(({ is, mine, theirs }) => `${is}:${mine.join('')}/${theirs.join('')}`)
  }
  expect(is('a b c', 'a x c', 'a b c d')).toEqual(['same:a/a', 'mine:x/b', 'same:c/c', 'theirs:/d'])
  expect(is('a b c', 'a x c', 'a x c')).toEqual(['same:a/a', 'alike:x/x', 'same:c/c'])
  expect(is('a b c', 'a x c', 'a y c')).toEqual(['same:a/a', 'both:x/y', 'same:c/c'])
  expect(is('a b c', 'a c', 'a b c')).toEqual(['same:a/a', 'mine:/b', 'same:c/c'])
  expect(is('', 'x', '')).toEqual(['mine:x/'])
})

test('whatever two people did to a list, each side can be read back from its stretches', () => {
  const list = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 12 })
  fc.assert(
    fc.property(list, list, list, (base, mine, theirs) => {
      for (const stretches of [threeWay(base, mine, theirs), twoWay(mine, theirs)]) {
        expect(stretches.flatMap((stretch) => stretch.mine)).toEqual(mine)
        expect(stretches.flatMap((stretch) => stretch.theirs)).toEqual(theirs)
      }
      expect(threeWay(base, mine, base).every(({ is }) => is === 'same' || is === 'mine')).toBe(true)
    }),
  )
})

const joined = (runs: DiffRun<string[]>[]) => runs.map(({ is, value }) => `${is[0]}:${value.join('')}`)

test.each([
  ['a1 a2 a3 a4', 'a1 a2 a4', ['s:a1 a2 ', 'r:a3 ', 's:a4']],
  ['one two', 'one to two', ['s:one ', 'a:to ', 's:two']],
  ['the theme', 'the', ['s:the', 'r: theme']],
  ['theme', 'the theme', ['a:the ', 's:theme']],
  ['ab', 'aab', ['a:a', 's:ab']],
  ['is long and wet.', 'is muddy.', ['s:is ', 'r:long and wet', 'a:muddy', 's:.']],
  ['the road is', 'the boat is', ['s:the ', 'r:r', 'a:b', 's:oa', 'r:d', 'a:t', 's: is']],
])('what came or went between %j and %j stands at whole words', (before, after, expected) =>
  expect(joined(diffLetters([...before], [...after], isSpace))).toEqual(expected),
)

test('wherever letters are moved, both texts can be read back', () => {
  const text = fc.array(fc.constantFrom('a', 'b', ' '), { maxLength: 30 })
  const withoutKind = (runs: DiffRun<string[]>[], kind: string) =>
    runs.flatMap(({ is, value }) => (is === kind ? [] : value))
  fc.assert(
    fc.property(text, text, (before, after) => {
      const runs = diffLetters(before, after, isSpace)
      expect(withoutKind(runs, 'added')).toEqual(before)
      expect(withoutKind(runs, 'removed')).toEqual(after)
    }),
    { numRuns: 2_000 },
  )
})
