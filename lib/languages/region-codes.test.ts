import { expect, test } from 'vitest'
import { regionCode } from './languages'

test.each([
  ['KH', 'KH'],
  ['khm', 'KH'],
  ['Cambodia', 'KH'],
  ['កម្ពុជា', 'KH'],
  ['Viet Nam', 'VN'],
  ['Việt Nam', 'VN'],
  ['Vietnam', 'VN'],
  ['Lao PDR', 'LA'],
  ['Laos', 'LA'],
  ['Lao People’s Democratic Republic', 'LA'],
  ['Burma', 'MM'],
  ['ไทย', 'TH'],
  ['中国', 'CN'],
  ['Germany', 'DE'],
])('%s is the country %s', (name, code) => expect(regionCode(name)).toBe(code))

test.each(['', 'Regional', 'Mekong', 'EU', 'European Union'])('“%s” is no country', (name) =>
  expect(regionCode(name)).toBeUndefined(),
)
