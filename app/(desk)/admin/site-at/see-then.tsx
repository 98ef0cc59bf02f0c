'use client'

import { MomentFields } from '@/components/admin/moments/moment'
import { useMoment } from '@/components/admin/moments/use-moment'
import { buttonClass } from '@/components/ui/button-class'

export function SiteAtMomentForm({ zone, viewer, now }: { zone: string; viewer: string; now: number }) {
  const choosing = useMoment({ zone, viewer, now })
  const { moment } = choosing
  return (
    <div className="max-w-xl space-y-4">
      <MomentFields choosing={choosing} />
      {moment.ok && (
        <a
          href={`/admin/site-at/${new Date(moment.at).toISOString().replace(':00.000Z', 'Z')}`}
          className={buttonClass('primary')}
        >
          See the site then
        </a>
      )}
    </div>
  )
}
