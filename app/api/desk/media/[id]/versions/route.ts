import { deskRoute } from '@/auth/guard'
import { sharedNow } from '@/db/clock'
import { permit } from '@/domain/staff/actor'
import { storeUpload } from '@/domain/files/intake'
import { replaceUpload } from '@/domain/writing/replacing'
import { answerInLines } from '../../in-lines'
import { receiveUpload } from '../../receive'

/** Stores the next version of an upload, and puts it into the newest text of every entry that uses it. */
export const POST = deskRoute(async (actor, request, { id }: { id: string }) => {
  permit(actor, 'upload')
  return answerInLines(request, ({ progressOptions, signal }) =>
    receiveUpload(request, async (file) => {
      const result = await storeUpload(actor, { ...file, ...progressOptions, replaces: id, signal }, sharedNow())
      return result.ok ? replaceUpload(actor, { old: id, next: result.value.id }, sharedNow()) : result
    }),
  )
})
