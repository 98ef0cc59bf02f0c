import Link from 'next/link'
import { Note } from '@/components/admin/shell/note'

/** Above the text of an entry that somebody has asked to have erased for good. */
export function ToBeErased({ erasureId, seesErasure }: { erasureId: number; seesErasure: boolean }) {
  return (
    <Note warn className="mb-6">
      <p className="font-semibold">Somebody has asked to have this erased permanently.</p>
      <p>
        Readers do not have it any more, and nothing can be changed in it until that is decided.{' '}
        {seesErasure && (
          <Link href={`/admin/erasures/${erasureId}`} prefetch={false}>
            See erasure {erasureId}
          </Link>
        )}
      </p>
    </Note>
  )
}
