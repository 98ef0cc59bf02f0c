import { expect, test } from 'vitest'
import { hasPictures, withoutForeignParts } from './paste'

test('styles, scripts, handlers and remarks of word processors are left out; words and structure stay', () => {
  const word = `<!--[if gte mso 9]><xml><w:x/></xml><![endif]--><style>p{color:red}</style><title>Doc</title>
    <h1 style="x">Title</h1><p class="MsoNormal" onclick="steal()" ONLOAD='x'>Text<o:p></o:p></p><h6>Small</h6><script>alert(1)</script>`
  const clean = withoutForeignParts(word)
  expect(clean.replace(/\s+/g, ' ').trim()).toBe(
    '<h2 style="x">Title</h2><p class="MsoNormal">Text<o:p></o:p></p><h4>Small</h4>',
  )
})

test('pictures in pasted markup are noticed, words about them are not', () => {
  expect(hasPictures('<p><img src="x"></p>')).toBe(true)
  expect(hasPictures('<p>an image, and &lt;img&gt;</p>')).toBe(false)
})
