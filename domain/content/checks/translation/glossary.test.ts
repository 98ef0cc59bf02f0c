import { expect, test } from 'vitest'
import type { Language } from '@/lib/languages/languages'
import { bodySchema } from '../../body/schema'
import { agreedWordChecks } from './agreed-words'
import { shapeOf } from './alignment'
import { glossaryFinder } from './glossary'

function found(words: string[], language: Language, text: string) {
  const find = glossaryFinder(
    words.map((word, id) => ({ id, word })),
    language,
  )
  return find(text).map(({ from, to }) => text.slice(from, to))
}

test('whole words where there are spaces, the longest first, however they are written', () => {
  const words = ['labour', 'forced labour', 'labour exploitation', 'IT']
  expect(found(words, 'en', 'Forced  labour, labourers; forced-labour. It is IT.')).toEqual([
    'Forced  labour',
    'forced-labour',
    'IT',
  ])
  expect(found(words, 'en', 'Forced. Labour exploitation')).toEqual(['Labour exploitation'])
  expect(found(['visa', 'process'], 'en', 'Two visas, processes and a visa’s date')).toEqual([
    'visas',
    'processes',
    'visa',
  ])
  expect(found(['lao động'], 'vi', 'Lao động và người lao động')).toEqual(['Lao động', 'lao động'])
  expect(found(['visa'], 'vi', 'visas')).toEqual([])
})

test('letters in scripts without spaces, never a part of a letter with its sign', () => {
  expect(found(['ពលករ', 'ពលករចំណាកស្រុក'], 'km', 'ជួយពលករចំណាកស្រុកនិងពលករ')).toEqual(['ពលករចំណាកស្រុក', 'ពលករ'])
  expect(found(['ក'], 'km', 'ការ ក')).toEqual(['ក'])
  expect(found(['แรงงาน'], 'th', 'ช่วยแรงงานข้ามชาติ')).toEqual(['แรงงาน'])
  expect(found(['劳工', '移徙劳工'], 'zh', '帮助移徙劳工')).toEqual(['移徙劳工'])
  expect(found(['ແຮງງານ'], 'lo', 'ຊ່ວຍແຮງງານ')).toEqual(['ແຮງງານ'])
  expect(found(['အလုပ်သမား'], 'my', 'ရွှေ့ပြောင်းအလုပ်သမားများ')).toEqual(['အလုပ်သမား'])
})

test('two thousand terms in a long text take time that grows with the text alone', { tags: 'thorough' }, () => {
  const common = 'aa '.repeat(60)
  const words = Array.from({ length: 2_000 }, (_, n) => `${common}${n}`.slice(-200).trim())
  const letters = Array.from({ length: 2_000 }, (_, n) => '工'.repeat(150) + n)
  const text = 'aa '.repeat(100_000)
  const began = process.cpuUsage() // its own time: others may be using the machine too
  expect(found(words, 'en', text)).toEqual([])
  expect(found(letters, 'zh', '工'.repeat(100_000))).toEqual([])
  expect(process.cpuUsage(began).user / 1_000).toBeLessThan(4_000)
})

const doc = (...paragraphs: string[]) =>
  bodySchema.nodeFromJSON({
    type: 'doc',
    content: paragraphs.map((words) => ({ type: 'paragraph', content: [{ type: 'text', text: words }] })),
  })

test('a paragraph whose original has a term is asked for the agreed word, once it is translated', () => {
  const english = doc('Migrants go home.', 'A migrant worker writes.')
  const terms = [
    { id: 1, word: 'migrant', agreed: 'ជនចំណាកស្រុក' },
    { id: 2, word: 'wage', agreed: '' },
  ]
  const blocks = english.children.map((node) => ({ ...shapeOf(node), terms: [1, 2] }))
  const checks = (translation: ReturnType<typeof doc>) =>
    agreedWordChecks(translation, 'km', { language: 'en', blocks, terms })
  expect(checks(english)).toEqual([])
  const [check, ...others] = checks(doc('មនុស្សទៅផ្ទះ។', 'ជនចំណាកស្រុកម្នាក់សរសេរ។'))
  expect(others).toEqual([])
  expect(check).toMatchObject({ rule: 'agreed word', level: 'advising', place: { from: 1 } })
  expect(check!.message).toContain('“migrant” in the English is to be called “ជនចំណាកស្រុក”')
  expect(checks(doc('ជនចំណាកស្រុកទៅផ្ទះ។', 'ជនចំណាកស្រុកម្នាក់សរសេរ។'))).toEqual([])
})
