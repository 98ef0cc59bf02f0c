import type { ErasurePreview } from '@/domain/erasures/erasure'
import { longDate } from '@/lib/time/time'

export function WhatHappens({ what: { needsSecond, readBy }, zone }: { what: ErasurePreview; zone: string }) {
  return (
    <dl className="max-w-[66ch] space-y-3">
      <div>
        <dt className="font-semibold">At once</dt>
        <dd>
          Readers lose it now: the page, its files, every list, feed and search. What is scheduled is cancelled, and
          preview links open nothing any more.
        </dd>
      </div>
      <div>
        <dt className="font-semibold">{needsSecond ? 'When a second person has confirmed it' : 'Now, too'}</dt>
        <dd>
          {needsSecond
            ? 'Another editor or administrator is told and looks at it. Only then is it erased. Until then the request can be cancelled, and nothing is lost.'
            : 'It is erased as soon as you continue. Nobody else here may confirm it, so no second person is asked, and it cannot be cancelled.'}
        </dd>
      </div>
      <div>
        <dt className="font-semibold">Afterwards</dt>
        <dd>
          Older backups still hold it for a time. The page of the erasure says which, until when, and which of them you
          can remove.
        </dd>
      </div>
      <div>
        <dt className="font-semibold">What cannot be reached from here</dt>
        <dd>
          Copies that others made: search engines, web archives, feed readers, partners, people who saved it. The page
          of the erasure has words that you can send them. {readWords(readBy, zone)}
        </dd>
      </div>
    </dl>
  )
}

function readWords({ liveSince, downloads, previews }: ErasurePreview['readBy'], zone: string) {
  const since = liveSince === null ? 'Readers never had it' : `Readers had it since ${longDate(liveSince, zone)}`
  const parts = [
    downloads > 0 && `its files were fetched ${times(downloads)}`,
    previews > 0 && `its preview links were opened ${times(previews)}`,
  ].filter(Boolean)
  return `${[since, ...parts].join('; ')}.`
}

function times(n: number) {
  return n === 1 ? 'once' : `${n.toLocaleString('en')} times`
}
