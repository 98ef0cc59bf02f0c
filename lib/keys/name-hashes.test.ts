import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { findNames, hashName } from './name-hashes'

const key = randomBytes(32)

function found(text: string, ...names: string[]) {
  const hashes = names.map((name) => hashName(name, key)!)
  return findNames(text, hashes, key).map(({ start, end }) => text.slice(start, end))
}

test('a name of one to four words is found, whatever its capitals, marks and spaces', () => {
  expect(found('We met Thida in May.', 'thida')).toEqual(['Thida'])
  expect(found('We met THÍDA  Aye\nin May.', 'Thida Aye')).toEqual(['THÍDA  Aye'])
  expect(found('bà NGUYÊN Thi\u0323 Minh Khai kể', 'Nguyễn Thị Minh Khai')).toEqual(['NGUYÊN Thi\u0323 Minh Khai'])
  expect(found('Đặng đến', 'Dang')).toEqual(['Đặng'])
  expect(found('Thi\u00adda and Thi\u200bda', 'Thida')).toEqual(['Thi\u00adda', 'Thi\u200bda'])
  for (const sign of ['\u200e', '\u202c', '\u2066', '\ufe0f'])
    expect(found(`Thi${sign}da`, 'Thida')).toEqual([`Thi${sign}da`])
  expect(found('Ｔｈｉｄａ', 'Thida')).toEqual(['Ｔｈｉｄａ'])
})

test('a name is not found within another word, or where its words are apart', () => {
  expect(found('Thidapur lies far away', 'Thida')).toEqual([])
  expect(found('Thida met Aye', 'Thida Aye')).toEqual([])
  expect(found('nothing of the kind', 'Thida')).toEqual([])
})

test('a name in a script without spaces is found within a longer passage, over spaces and line ends', () => {
  expect(found('当时李小红在家', '李小红')).toEqual(['李小红'])
  expect(found('当时李 小\n红在家', '李小红')).toEqual(['李 小\n红'])
  expect(found('玛丽·李', '玛丽李')).toEqual(['玛丽·李'])
  expect(found('កញ្ញាសុភានៅផ្ទះ', 'សុភា')).toEqual(['សុភា'])
  expect(found('นางสาวสมใจอยู่บ้าน', 'สมใจ')).toEqual(['สมใจ'])
  expect(found('ဒေါ်သီတာသည်', 'သီတာ')).toEqual(['သီတာ'])
  expect(found('当时李大红在家', '李小红')).toEqual([])
})

test('several names of several lengths are found at once, in their order', () => {
  const text = 'Aye Aye Win and 李小红 came with Thida.'
  expect(found(text, 'Thida', 'Aye Aye Win', '李小红')).toEqual(['Aye Aye Win', '李小红', 'Thida'])
})

test('what would be found everywhere, or nowhere, is no name', () => {
  for (const name of ['', ' ', '!', 'a', 'a b', '李', 'one two three four five', '李小红 Li', '红'.repeat(25)])
    expect(hashName(name, key), name).toBeUndefined()
  expect(hashName('Li', key)).toBeDefined()
})

test('the hash of a name tells nothing to who has another key', () => {
  const here = hashName('Thida', key)!
  expect(here.hash).toMatch(/^[0-9a-f]{64}$/)
  expect(hashName('Thida', randomBytes(32))!.hash).not.toBe(here.hash)
  expect(findNames('Thida', [here], randomBytes(32))).toEqual([])
})

test('the time grows with the text and no faster', { tags: 'thorough' }, () => {
  const names = ['Thida', 'Aye Aye Win', 'one two three four'].map((name) => hashName(name, key)!)
  const words = Array.from({ length: 20_000 }, (_, n) => `word${n}`)
  const cost = (count: number) => {
    const text = words.slice(0, count).join(' ')
    const before = process.cpuUsage()
    findNames(text, names, key)
    const { user, system } = process.cpuUsage(before)
    return user + system
  }
  cost(5_000)
  const [short, long] = [cost(5_000), cost(20_000)]
  expect(long / short).toBeLessThan(12)
})
