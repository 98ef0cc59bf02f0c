/** @module-tag thorough */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { changeSettings } from '@/domain/site/settings'
import { newsroom } from '@/domain/testing/archive'
import { got } from '@/domain/testing/newsroom'
import { picture } from '@/domain/testing/uploads'
import { exported, filesIn } from './test-archive'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gazette-marks-'))
  testDatabase()
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('a copy of the site has its logo, its icons and its sub-menus, with links that lead within it', async () => {
  const { editor, publish } = await newsroom()
  await publish('2014-10-02', { title: 'About', slug: 'about' }, 'page')
  await publish('2014-10-03', { title: 'A post' })
  const { id } = await picture(editor, 'mark.png', { width: 200, height: 200 })
  const mark = { id, width: 200, height: 200 }
  const menu = [{ label: 'More', path: '', items: [{ label: 'About', path: '/about' }] }]
  got(await changeSettings(editor, { logo: mark, icon: mark, menu }, 0))
  const { result } = await exported('static', join(folder, 'copy'))
  expect(result).toEqual({ ok: true, value: undefined })
  const files = filesIn(join(folder, 'copy'))
  const front = String(files.get('index.html'))
  expect(front).toContain(`<img src="media/${id}/200.webp"`)
  expect(front).toContain('<ul class="sub"><li><a href="about/index.html">About</a></li></ul>')
  for (const file of [`media/${id}/200.webp`, `media/${id}/200.jpg`]) expect(files.has(file), file).toBe(true)
  for (const size of [32, 48, 180, 192, 512])
    expect(await sharp(files.get(`icon-${size}.png`)).metadata()).toMatchObject({ width: size, height: size })
  expect(String(files.get('manifest.webmanifest'))).toContain('"src":"icon-512.png"')
  expect([...files.get('favicon.ico')!.subarray(0, 8)]).toEqual([0, 0, 1, 0, 2, 0, 32, 32])
})
