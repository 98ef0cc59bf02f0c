import { expect, test } from 'vitest'
import { hasPictures } from './data'

test('pictures in pasted markup are noticed, words about them are not', () => {
  expect(hasPictures('<p><img src="x"></p>')).toBe(true)
  expect(hasPictures('<p>an image, and &lt;img&gt;</p>')).toBe(false)
})
