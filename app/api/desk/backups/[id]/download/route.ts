import { Readable } from 'node:stream'
import { z } from 'zod'
import { deskRoute } from '@/auth/guard'
import { fieldsOf, parse } from '@/auth/parse'
import { downloadBackup } from '@/domain/backups/download'
import { permit } from '@/domain/staff/actor'
import { refused } from '@/lib/result'

const Form = z.object({ password: z.string().max(1_000).default('') })

/** A backup, sealed: with the password of the form, or as it lies where it is encrypted already. */
export const POST = deskRoute<{ id: string }>(
  async (actor, request, { id }) => {
    permit(actor, 'manageBackups') // before a byte is read
    const sent = await request.formData().catch(() => undefined)
    if (!sent) return refused('Send the form of the page with the backups.')
    const form = parse(Form, fieldsOf(sent))
    if (!form.ok) return form
    const backup = await downloadBackup(actor, { id: numberIn(id), ...form.value }, Date.now())
    if (!backup.ok) return backup
    const { name, stream } = backup.value
    return new Response(Readable.toWeb(stream) as ReadableStream, {
      headers: {
        'content-type': 'application/octet-stream',
        'content-disposition': `attachment; filename="${name}"`,
        'content-security-policy': "sandbox; default-src 'none'",
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
      },
    })
  },
  { grave: true },
)

/** A number that no backup has, where it is none. */
function numberIn(id: string) {
  return /^[1-9]\d{0,8}$/.test(id) ? Number(id) : 0
}
