import { readFileSync } from 'node:fs'
import { Decrypter } from 'age-encryption'
import { recordConsent } from '@/domain/consents/consents'
import { consentInput } from '@/domain/testing/consents'
import { got } from '@/domain/testing/newsroom'
import { smallPdf } from '@/domain/testing/pdfs'
import { randomId } from '@/lib/keys/random'
import { expectAccessible } from './support/accessible'
import { formIdentity } from './support/form-key'
import { expect, test } from './support/test'

test('an editor keeps the scan of a signed form, gets it back encrypted, and removes it', async ({
  page,
  signedInAs,
  watched,
}) => {
  watched.tolerated.push(/status of 422/)
  const { actor } = await signedInAs('editor')
  const input = consentInput({ reference: `CF-${randomId()}` })
  const { consentId } = got(await recordConsent(actor, input, Date.now()))
  await page.goto(`/admin/consents/${consentId}`)
  const part = page.getByRole('region', { name: 'Signed form' })
  await expect(part).toContainText('None is kept.')
  const keeping = part.getByRole('button', { name: 'Keep it, encrypted' })
  await expect(keeping).toBeDisabled()
  const choose = (buffer: Buffer) =>
    part.locator('input[type=file]').setInputFiles({ name: 'form.pdf', mimeType: 'application/pdf', buffer })
  await choose(Buffer.from('no form'))
  await keeping.click()
  await expect(part.getByRole('alert')).toHaveText('A form is a PDF, or a picture of it as JPEG or PNG.')
  const scan = smallPdf({ content: 'BT /F1 18 Tf 20 300 Td (A signature) Tj ET' })
  await choose(scan)
  await keeping.click()
  await expect(part).toContainText(/A signed form is kept, encrypted: \d+ \w+ \d{4}, \d/)
  await expectAccessible(page)
  const download = page.waitForEvent('download')
  await part.getByRole('link', { name: 'Download the encrypted form' }).click()
  const file = await download
  expect(file.suggestedFilename()).toBe(`consent-${consentId}.age`)
  const decrypter = new Decrypter()
  decrypter.addIdentity(formIdentity)
  const opened = await decrypter.decrypt(new Uint8Array(readFileSync(await file.path())))
  expect(Buffer.from(opened).equals(scan)).toBe(true)
  await part.getByRole('button', { name: 'Remove it…' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove it' }).click()
  await expect(part).toContainText('None is kept.')
  await expect(page.getByRole('region', { name: 'History' })).toContainText('removed the signed form of a consent')
})
