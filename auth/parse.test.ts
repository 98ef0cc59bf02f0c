import { expect, test } from 'vitest'
import { z } from 'zod'
import { fieldsOf, typedValuesIn, parse } from './parse'

const schema = z.object({
  title: z.string().min(1).max(5),
  slug: z.string().min(1, 'Write an address.'),
  kind: z.enum(['post', 'page']),
})

test('each problem is a sentence with the name of its field', () => {
  expect(parse(schema, { title: 'too long', slug: '', kind: 'x', role: 'admin' })).toEqual({
    ok: false,
    problems: [
      { field: 'title', message: '“title” is too long: at most 5 characters.' },
      { field: 'slug', message: 'Write an address.' },
      { field: 'kind', message: '“kind” is not valid.' },
    ],
  })
  expect(parse(schema, {})).toMatchObject({ problems: [{ message: '“title” is missing.' }, {}, {}] })
  expect(parse(schema, undefined)).toMatchObject({ problems: [{ message: 'What was sent is missing.' }] })
})

test('the character U+0000 is dropped wherever it stands, and nothing else', () => {
  const form = z.object({ title: z.string(), tags: z.array(z.object({ name: z.string() })), file: z.instanceof(File) })
  const file = new File(['\0'], 'a.bin')
  const sent = { title: 'a\0b', tags: [{ name: '\0' }, { name: 'ភាសា\n' }], file }
  expect(parse(form, sent)).toEqual({
    ok: true,
    value: { title: 'ab', tags: [{ name: '' }, { name: 'ភាសា\n' }], file },
  })
  expect(parse(z.string().min(1), '\0')).toMatchObject({ ok: false })
})

test('fields that were not asked for are left out', () => {
  const input = JSON.parse('{"title":"a","slug":"b","kind":"post","role":"admin","__proto__":{"role":"admin"}}')
  const form = parse(schema, input)
  expect(form).toEqual({ ok: true, value: { title: 'a', slug: 'b', kind: 'post' } })
  expect((form as { value: { role?: string } }).value.role).toBeUndefined()
})

test('a form gives its fields by name, lists where a name comes more than once or ends in []', () => {
  const data = new FormData()
  for (const [name, value] of ['a:1', 'b:1', 'b:2', 'terms[]:7', '$ACTION_ID:x'].map((pair) => pair.split(':'))) {
    data.append(name!, value!)
  }
  expect(fieldsOf(data)).toEqual({ a: '1', b: ['1', '2'], terms: ['7'] })
})

test('what is no form has no fields', () => {
  for (const input of [null, undefined, 7, new Date(0), Promise.resolve()])
    expect([fieldsOf(input as never), typedValuesIn(input as never)].map((one) => Object.keys(one))).toEqual([[], []])
})

test('what was typed comes back, passwords never', () => {
  const data = new FormData()
  data.set('email', 'a@example.org')
  data.set('password', 'secret words')
  data.set('currentPassword', 'secret words')
  data.set('newPassword', 'secret words')
  data.set('token', 'secret words')
  data.append('passwords[]', 'secret words')
  data.set('file', new Blob(['x']))
  data.append('files[]', new Blob(['x']))
  for (const tick of ['words', 'voice']) data.append('covers[]', tick)
  expect(typedValuesIn(data)).toEqual({ email: 'a@example.org', covers: 'words\nvoice' })
})
