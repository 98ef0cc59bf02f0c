import { expect, test } from 'vitest'
import { bodySchema } from '@/domain/content/body/schema'
import { renderChanges } from './render'

const french = { type: 'language', attrs: { lang: 'fr' } }
const words = (text: string, ...marks: object[]) => ({ type: 'text', text, marks })
const blocksOf = (...content: object[]) =>
  bodySchema.nodeFromJSON({ type: 'doc', content: [{ type: 'paragraph', content }] }).children

async function compared(before: object[], after: object[]) {
  const passages = await renderChanges(blocksOf(...before), blocksOf(...after), { media: new Map(), language: 'en' })
  return passages.map(({ html }) => html).join('')
}

test('words that were only marked as in another language show it by its name', async () => {
  const [plain, marked] = [
    [words('He said '), words('oui')],
    [words('He said '), words('oui', french)],
  ]
  expect(await compared(plain, marked)).toBe(
    '<p>He said <del>oui</del><ins><span lang="fr">oui</span><small> [French]</small></ins></p>',
  )
  expect(await compared(marked, plain)).toBe(
    '<p>He said <del><span lang="fr">oui</span><small> [French]</small></del><ins>oui</ins></p>',
  )
  expect(await compared(marked, marked)).toBe('<p>He said <span lang="fr">oui</span></p>')
})

test('so does a footnote', async () => {
  const note = (...marks: object[]) => [{ type: 'footnote', attrs: { text: 'Oui.' }, marks }]
  expect(await compared(note(), note(french))).toBe(
    '<p><del><small> [Oui.]</small></del><ins><span lang="fr"><small> [Oui.]</small></span><small> [French]</small></ins></p>',
  )
})
