import { spawnSync } from 'node:child_process'
import { appendFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { filesIn, type ExportFixture } from '../test-archive'
import { parseManifestLine } from './tags'
import { verifyBag } from './verify-bag'

/** Registers the tests of a bag. The last of them spoils it. */
export function bagTests(fixture: () => ExportFixture) {
  test('a bag is whole as sha256sum sees it, and a change, a loss or an addition is found out', async () => {
    const { bag, archive, output } = fixture()
    expect(output).toMatch(/pages, [\d,]+ files/)
    const check = (manifest: string) =>
      spawnSync('sha256sum', ['-c', '--quiet', manifest], { cwd: bag, encoding: 'utf8' })
    for (const manifest of ['manifest-sha256.txt', 'tagmanifest-sha256.txt'])
      expect(check(manifest)).toMatchObject({ status: 0, stdout: '', stderr: '' })
    const files = filesIn(bag)
    const text = (name: string) => String(files.get(name))
    expect(text('bagit.txt')).toBe('BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n')
    const payload = [...files].filter(([path]) => path.startsWith('data/'))
    const bytes = payload.reduce((sum, [, content]) => sum + content.length, 0)
    expect(text('bag-info.txt')).toBe(
      `Source-Organization: Gazette\nExternal-Description: Gazette\nExternal-Identifier: http://localhost:3000\n` +
        `Bagging-Date: 2014-12-01\nPayload-Oxum: ${bytes}.${payload.length}\nBag-Software-Agent: Gazette\n`,
    )
    expect(payload.map(([path]) => path)).toEqual(
      text('manifest-sha256.txt')
        .trimEnd()
        .split('\n')
        .map((line) => parseManifestLine(line)!.path),
    )
    expect(files.has(`data/json/files/${archive.report}/1/report.pdf`)).toBe(true)
    expect(files.has('data/site/index.html')).toBe(true)

    expect(await verifyBag(bag)).toEqual({ ok: true, value: payload.length + 5 })
    writeFileSync(join(bag, 'data/stranger.txt'), 'x')
    appendFileSync(join(bag, 'data/site/index.html'), ' ')
    rmSync(join(bag, 'data/site/robots.txt'))
    const wrong = await verifyBag(bag)
    expect((wrong as { problems: { message: string }[] }).problems.map(({ message }) => message)).toEqual([
      'data/site/index.html has been changed.',
      'data/site/robots.txt is missing.',
      'data/stranger.txt does not belong to the bag.',
    ])
    expect(check('manifest-sha256.txt').status).toBe(1)
    expect(await verifyBag(dirname(bag))).toMatchObject({
      ok: false,
      problems: [{ message: expect.stringMatching(/is no bag/) }],
    })
  })
}
