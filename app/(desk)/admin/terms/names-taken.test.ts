import { expect, test } from 'vitest'
import { takenSentence } from './name-taken'
import { takenNameOf } from './names-taken'

test.each([
  ['Publications', {}, 'section'],
  [' the  ARCHIVE', {}, 'section'],
  ['Newsletter', {}, 'type'],
  ['Guides', {}, 'type'],
  ['From the library', { th: 'สิ่งพิมพ์' }, 'section'],
])('a term that is called %j, and %j in other languages, has the name of a %s', (name, names, of) => {
  const taken = takenNameOf({ name, names })
  expect(taken?.of).toBe(of)
  expect(takenSentence(taken!)).toContain(`“${taken!.name}” is also the name of a ${of}`)
})

test('a name that only has such a word in it is one of its own, and so is one in a language that nobody gave', () => {
  expect(takenNameOf({ name: 'About the archive', names: {} })).toBeUndefined()
  expect(takenNameOf({ name: 'Policy', names: { km: 'គោលនយោបាយ' } })).toBeUndefined()
})
