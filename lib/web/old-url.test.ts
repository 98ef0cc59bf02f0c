import { expect, test } from 'vitest'
import { readOldUrl } from './old-url'

test.each([
  ['http://un-act.org', 'https://un-act.org/', '/'],
  ['HTTP://UN-ACT.org:80/What/', 'https://un-act.org/What/', '/what'],
  ['https://old.example:8443/a', 'https://old.example:8443/a', '/a'],
  ['http://un-act.org/?p=12', 'https://un-act.org/?p=12', '/?p=12'],
  ['http://un-act.org/?page_id=4&preview=true', 'https://un-act.org/?page_id=4&preview=true', '/?page_id=4'],
  ['http://un-act.org/blog/?p=12', 'https://un-act.org/blog/?p=12', '/blog?p=12'],
  ['http://un-act.org/what/?replytocom=12', 'https://un-act.org/what/?replytocom=12', '/what'],
  ['http://un-act.org/siren.html#top', 'https://un-act.org/siren.html', '/siren.html'],
  ['http://un-act.org/ខ', 'https://un-act.org/%E1%9E%81', '/%E1%9E%81'],
  ['http://un-act.org/%e1%9e%81/', 'https://un-act.org/%e1%9e%81/', '/%E1%9E%81'],
  ['http://un-act.org/wp-content/uploads/2014/10/Report.PDF', undefined, '/wp-content/uploads/2014/10/report.pdf'],
  ['http://un-act.org/files/Ab/Report.pdf', undefined, '/files/Ab/Report.pdf'],
])('%s is noted as %s and asked as %s', (text, url, path) => {
  expect(readOldUrl(text)).toMatchObject(url === undefined ? { path } : { url, path })
})

test.each([
  '',
  '/what/',
  'what',
  'ftp://un-act.org/',
  'javascript:alert(1)',
  'http://',
  'http://me:secret@un-act.org/',
  'http://un-act.org/%',
  'http://un-act.org/%00',
  `http://un-act.org/${'a'.repeat(2_000)}`,
  `http://un-act.org/${'ក'.repeat(300)}`, // 2,700 letters once encoded
])('“%s” is no whole address', (text) => {
  expect(readOldUrl(text)).toBe(undefined)
})
