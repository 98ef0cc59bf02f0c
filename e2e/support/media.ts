import { expect, type Page } from '@playwright/test'
import { content, createEntry, got, text } from '@/domain/testing/newsroom'
import { randomId } from '@/lib/keys/random'
import type { Person } from './staff'

/** A post of this person's, with words in it. */
export async function write({ actor }: Pick<Person, 'actor'>, changes: Parameters<typeof content>[0]) {
  const whole = content({ summary: 'A summary.', body: text('Words.'), ...changes })
  return got(
    await createEntry(actor, { kind: 'post', language: 'en', session: randomId(), content: whole }, Date.now()),
  )
}

type File = { name: string; bytes: Buffer }

/** Drops files on the page, as a person does from a folder: drags first, until the page shows that it accepts them. */
export async function dropFiles(page: Page, files: File[]) {
  const encodedFiles = files.map(({ name, bytes }) => ({ name, base64: bytes.toString('base64') }))
  const dataTransfer = await page.evaluateHandle((files) => {
    const held = new DataTransfer()
    for (const { name, base64 } of files)
      held.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], name))
    return held
  }, encodedFiles)
  await expect(async () => {
    await page.dispatchEvent('body', 'dragover', { dataTransfer })
    await expect(page.getByText('Drop the files to upload them')).toBeVisible({ timeout: 1_000 })
  }).toPass()
  await page.dispatchEvent('body', 'drop', { dataTransfer })
}

/** The files that are on their way to the library, or have come. */
export const onTheWay = (page: Page) => page.getByRole('list', { name: 'Files on their way' })

/** The id of a file that has come. */
export async function idOf(page: Page, name: string) {
  const href = await onTheWay(page).getByRole('link', { name }).getAttribute('href')
  return href!.split('/').at(-1)!
}
