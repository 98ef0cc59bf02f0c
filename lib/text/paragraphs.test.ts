import { expect, test } from 'vitest'
import { paragraphsOf } from './paragraphs'

test('lines become paragraphs: a short line ends one, and so does an empty one', () => {
  const page = [
    'Findings',
    'Brokers make promises to people who look for work abroad,',
    'and few of these promises can be checked by anybody.',
    'It helps to ask.',
    'Six governments have agreed on what to do about it, and',
    'they meet every year.',
  ]
  expect(paragraphsOf(page.join('\n'))).toEqual([
    'Findings',
    'Brokers make promises to people who look for work abroad, and few of these promises can be checked by anybody. It helps to ask.',
    'Six governments have agreed on what to do about it, and they meet every year.',
  ])
  expect(paragraphsOf('one\n\ntwo')).toEqual(['one', 'two'])
  expect(paragraphsOf('')).toEqual([])
})

test('a word divided at the end of a line is whole again; a name with a hyphen keeps it', () => {
  expect(paragraphsOf('people who seek coop-\neration')).toEqual(['people who seek cooperation'])
  expect(paragraphsOf('the project that is UN-\nACT today')).toEqual(['the project that is UN-ACT today'])
})

test('no space comes between the lines of a script that has none', () => {
  expect(paragraphsOf('ការជួញដូរមនុស្ស\nគឺជាបទល្មើស')).toEqual(['ការជួញដូរមនុស្សគឺជាបទល្មើស'])
  expect(paragraphsOf('การค้ามนุษย์เป็น\nอาชญากรรม')).toEqual(['การค้ามนุษย์เป็นอาชญากรรม'])
  expect(paragraphsOf('人口贩运是一种\n犯罪')).toEqual(['人口贩运是一种犯罪'])
  expect(paragraphsOf('ឆ្នាំនេះ UN\nACT')).toEqual(['ឆ្នាំនេះ UN ACT'])
})

test('each item of a list is a paragraph of its own', () => {
  expect(paragraphsOf('1. The first thing to do\n2. The second thing')).toEqual([
    '1. The first thing to do',
    '2. The second thing',
  ])
})
