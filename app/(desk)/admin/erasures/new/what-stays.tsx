import { EntryLink } from '@/components/admin/entry/entry-title'
import type { ErasurePreview } from '@/domain/erasures/erasure'
import { mainLanguage } from '@/lib/languages'

/** Shows what erasing leaves behind, and what else may repeat words of it. */
export function WhatStays({ what: { staying, otherMentions } }: { what: ErasurePreview }) {
  return (
    <div className="max-w-[66ch] space-y-3">
      <p>
        A note without words: the number of the erasure, when it was, who asked for it and who confirmed it. The site’s
        history keeps who did what, and nothing of what it said. Its address answers that it is gone, and not what it
        was.
      </p>
      {staying.terms.length > 0 && (
        <p>
          {staying.terms.length === 1 ? 'A topic or country' : 'Topics and countries'} that no other text has:{' '}
          {staying.terms.join(', ')}.
        </p>
      )}
      {otherMentions.length > 0 && (
        <>
          <p>
            Texts that link to it, started as a copy of it or use its files. They stay, and may repeat words of it: read
            them too.
          </p>
          <ul aria-label="Texts that may repeat words of it" className="list-disc pl-5">
            {otherMentions.map(({ entryId, title }) => (
              <li key={entryId}>
                <EntryLink entry={{ id: entryId, title, language: mainLanguage() }} />
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
