import { expect, test } from 'vitest'
import { disposition, fileHeaders } from './file-headers'

test.each([
  ['report-2014.pdf', 'inline; filename="report-2014.pdf"'],
  ['Báo cáo.pdf', `inline; filename="Bao cao.pdf"; filename*=UTF-8''B%C3%A1o%20c%C3%A1o.pdf`],
  ['របាយការណ៍.pdf', /^inline; filename="_+\.pdf"; filename\*=UTF-8''%E1%9E%9A[%\dA-F]+\.pdf$/],
  [
    'a"; x=\r\nset-cookie: a=b.pdf',
    `inline; filename="a_; x=set-cookie: a=b.pdf"; filename*=UTF-8''a%22%3B%20x%3Dset-cookie%3A%20a%3Db.pdf`,
  ],
  // A part that looks like an ending is none once the marks that turn the text round are out.
  ['invoice\u202Efdp.exe', 'inline; filename="invoicefdp.exe"'],
  ['../../etc/passwd', 'inline; filename="..-..-etc-passwd"'],
  [`it's (1)*.pdf`, `inline; filename="it's (1)*.pdf"`],
  [`“it's” (1)*.pdf`, `inline; filename="_it's_ (1)*.pdf"; filename*=UTF-8''%E2%80%9Cit%27s%E2%80%9D%20%281%29%2A.pdf`],
])('the name %j is sent safely', (name, expected) => {
  const header = disposition(name, 'inline')
  expect(header).toMatch(/^[\x20-\x7e]+$/)
  if (typeof expected === 'string') expect(header).toBe(expected)
  else expect(header).toMatch(expected)
})

test('a PDF opens where it is, an office file and a table are saved', () => {
  const kind = (type: string) => fileHeaders({ name: 'a', type })['content-disposition']!.split(';')[0]
  expect(kind('application/pdf')).toBe('inline')
  expect(kind('image/webp')).toBe('inline')
  expect(kind('text/csv')).toBe('attachment')
  expect(kind('application/vnd.oasis.opendocument.text')).toBe('attachment')
})
