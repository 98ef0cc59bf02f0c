import { expect, test } from 'vitest'
import { publicationFields } from '@/lib/kinds/publication'
import { dateIn } from './facts'
import { sourceLanguage } from '../import-setting'
import { authorIn, licenceIn, listIn, optionIn, stateIn } from './spellings'

test.each([
  ['2014', '2014'],
  ['2014-10', '2014-10'],
  ['2014-10-28', '2014-10-28'],
  ['2014/1/5', '2014-01-05'],
  ['2014-10-28T00:00:00', '2014-10-28'],
  ['28.10.2014', '2014-10-28'],
  ['3.4.2014', '2014-04-03'],
  ['28/10/2014', '2014-10-28'],
  ['10/28/2014', '2014-10-28'],
  ['4/4/2014', '2014-04-04'],
  ['October 2014', '2014-10'],
  ['28 October 2014', '2014-10-28'],
  ['Oct 28, 2014', '2014-10-28'],
  ['41940', '2014-10-28'],
  ['41940.0', '2014-10-28'],
  ['59999', '2064-04-07'],
  ['', ''],
])('the date %s is kept as %s', (typed, date) => expect(dateIn(typed)).toEqual({ ok: true, value: date }))

test.each([
  ['3/4/2014', 'two ways'],
  ['Oct-14', 'no date that can be read'],
  ['circa 2009', 'no date that can be read'],
  ['2014-02-30', 'no day 2014-02-30'],
  ['2014-13', 'no day 2014-13'],
  ['2557', 'Buddhist era: 2014'],
  ['4194', 'Buddhist'],
  ['419401', 'no date that can be read'],
])('of the date %s it is said why it is not kept', (typed, why) => {
  const date = dateIn(typed)
  expect(!date.ok && date.problems[0]!.message).toContain(why)
})

const types = publicationFields.type.options!

test('types, languages, licences and states are known by what people call them', () => {
  expect(['Report', 'Policy Brief', 'toolkits', 'MoU', 'Data set'].map((text) => optionIn(text, types))).toEqual([
    'report',
    'brief',
    undefined,
    'agreement',
    'dataset',
  ])
  expect(
    ['km', 'Khmer', 'ខ្មែរ', 'KM-KH', 'Myanmar', 'Tiếng Việt', 'zh_Hans', 'French', 'Frnch'].map(
      (word) => sourceLanguage([word]).tag,
    ),
  ).toEqual(['km', 'km', 'km', 'km', 'my', 'vi', 'zh', 'fr', 'Frnch'])
  const deedUrl = 'https://creativecommons.org/licenses/by-sa/4.0/deed.en'
  const long = 'Creative Commons Attribution-NonCommercial 4.0 International License'
  expect(
    ['CC BY 4.0', 'cc-by-4.0', deedUrl, long, 'CC BY', 'http://creativecommons.org/licenses/by/3.0/igo'].map(licenceIn),
  ).toEqual(['cc-by-4.0', 'cc-by-4.0', 'cc-by-sa-4.0', 'cc-by-nc-4.0', undefined, 'cc-by-3.0-igo'])
  expect(['', 'Draft', 'PUBLIC', 'published', 'maybe'].map(stateIn)).toEqual([
    'draft',
    'draft',
    'public',
    'public',
    undefined,
  ])
})

test('a cell with several things has semicolons or lines between them; a comma belongs to a name', () => {
  expect(listIn('Sok, Dara;  Thida \n\nSok, Dara;')).toEqual(['Sok, Dara', 'Thida'])
})

test.each([
  ['Sok, Dara', 'person'],
  ['Thida', 'person'],
  ['UN-ACT', 'organisation'],
  ['Ministry of Labour and Social Welfare, Lao PDR', 'organisation'],
  ['World Vision', 'organisation'],
  ['Bosco House (person)', 'person'],
  ['Friends (organization)', 'organisation'],
])('the author %s is a %s', (name, is) => {
  expect(authorIn(name, 'World  vision')).toEqual({ name: name.replace(/ \(.*/, ''), is })
})
