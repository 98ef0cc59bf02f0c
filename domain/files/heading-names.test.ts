import { expect, test } from 'vitest'
import { headingNames } from './editions'

test('a heading is named by its text, each name once, and by nothing that the page uses otherwise', () => {
  const nameOf = headingNames()
  const texts = ['The work of 2014', 'The work of 2014', 'ការងារ', 'ទំព័រ', 'P12', 'P12', 'H3', 'Main', 'P12-1']
  expect(texts.map(nameOf)).toEqual([
    'the-work-of-2014',
    'the-work-of-2014-2',
    'section',
    'section-2',
    'section-p12',
    'section-p12-2',
    'section-h3',
    'section-main',
    'section-p12-1',
  ])
})
