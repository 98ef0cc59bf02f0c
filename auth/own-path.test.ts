import { expect, test } from 'vitest'
import { ownPath, signInPath } from './own-path'

test.each(['/admin/entries?state=draft&q=a%20b#list', '/admin', '/', '/2014/10/a-post'])(
  '%s is a path here',
  (path) => {
    expect(ownPath(path)).toBe(path)
  },
)

test.each([
  'https://evil.example/',
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/\n\\evil.example',
  '/.//evil.example',
  '/a/..//evil.example',
  'https:evil.example',
  'javascript:alert(1)',
  ' /admin',
  '@evil.example',
  'admin',
  '',
  '/'.padEnd(3000, 'a'),
  undefined,
  ['/admin/staff', '/admin'],
  7,
])('%j leads to the desk', (path) => {
  expect(ownPath(path)).toBe('/admin')
})

test('a percent-encoded slash or backslash stays inside the path', () => {
  expect(ownPath('/%5cevil.example')).toBe('/%5cevil.example')
  expect(ownPath('/%2f%2fevil.example')).toBe('/%2f%2fevil.example')
})

test('the sign-in page is told where to lead back to', () => {
  expect(signInPath('/admin/staff?x=1')).toBe('/sign-in?next=%2Fadmin%2Fstaff%3Fx%3D1')
  expect(signInPath('//evil.example')).toBe('/sign-in')
})
