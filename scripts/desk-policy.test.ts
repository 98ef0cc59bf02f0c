import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Frame } from '@/components/site/frame'
import { SearchBox, SearchForm } from '@/components/site/search-box'
import { defaultLanguages, languagePrefix } from '@/lib/languages/languages'
import { deskPolicy, publicPolicy, searchForms } from '@/server/front-door/headers'
import { root } from './run.mjs'

test('the desk takes no style but those of its style sheet, and lets no form leave it', () => {
  const policy = Object.fromEntries(
    deskPolicy('abc', false)
      .split('; ')
      .map((line) => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)]),
  )
  expect(policy['style-src']).toBe("'self'")
  expect(JSON.stringify(policy)).not.toContain('unsafe')
  expect([policy['form-action'], policy['frame-ancestors'], policy['base-uri']]).toEqual(["'self'", "'none'", "'none'"])
})

test('no component of the desk writes a style attribute of its own', () => {
  const files = ['app/(desk)', 'components/admin', 'components/ui'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
  )
  const views = files.filter((file) => file.endsWith('.tsx'))
  expect(views.length).toBeGreaterThan(100)
  expect(views.filter((file) => /\bstyle=[{"]/.test(readFileSync(join(root, file), 'utf8')))).toEqual([])
})

test('a public page takes no style attribute and has no form but what it says', () => {
  expect(publicPolicy('none')).toMatch(/default-src 'none'.*form-action 'none'; base-uri 'none'/)
  expect(publicPolicy('none')).not.toContain('unsafe')
})

test('every form of the public components leads where their policy lets it, in each language', () => {
  const site = 'https://gazette.example'
  const views = ['components/site', 'app/(site)'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
  )
  const withForms = views.filter(
    (file) => /\.tsx?$/.test(file) && /<form\b/.test(readFileSync(join(root, file), 'utf8')),
  )
  expect(withForms).toEqual(['components/site/search-box.tsx'])
  for (const language of defaultLanguages)
    for (const withTexts of [[language], []]) {
      const frame = { language, languages: withTexts } as unknown as Frame
      const forms = [SearchBox({ frame }), SearchForm({ frame }), SearchForm({ frame, inLibrary: true })]
      const address = `${languagePrefix(language)}/news?page=2`
      for (const { props } of forms) expect(searchForms(site, address)).toContain(site + props.action)
    }
})
