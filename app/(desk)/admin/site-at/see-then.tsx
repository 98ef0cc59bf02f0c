'use client'

import { MomentFields } from '@/components/admin/moments/moment'
import { useMoment } from '@/components/admin/moments/use-moment'
import { buttonClass } from '@/components/ui/button-class'
import type { Clock } from '@/lib/time/time'

export function SiteAtMomentForm({ clock }: { clock: Clock }) {
  const choosing = useMoment(clock)
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
