import { expect, test } from 'vitest'
import { csvText } from './columns'

const problem = (bytes: Buffer) => {
  const text = csvText(bytes)
  return text.ok ? undefined : text.problems[0]!.message
}

test('UTF-8 is read, with its mark or without', () => {
  expect(csvText(Buffer.from('\uFEFFtítle,ຊື່'))).toMatchObject({ ok: true, value: 'títle,ຊື່' })
  expect(csvText(Buffer.from('title'))).toMatchObject({ ok: true, value: 'title' })
})

test('what a spreadsheet saves beside it is refused, with what to choose instead', () => {
  const utf16 = Buffer.from('\uFEFFfile,title\n', 'utf16le')
  expect(problem(utf16)).toMatch(/UTF-16.*CSV UTF-8/)
  expect(problem(utf16.subarray(2))).toMatch(/UTF-16/)
  expect(problem(Buffer.from(utf16).swap16())).toMatch(/UTF-16/)
  expect(problem(Buffer.from('file,title\na.pdf,Caf\xe9', 'latin1'))).toMatch(/not written in UTF-8.*CSV UTF-8/)
  expect(problem(Buffer.from('PK\x03\x04…'))).toMatch(/workbook/)
})
