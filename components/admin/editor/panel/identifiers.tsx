'use client'

import { useState } from 'react'
import { TextField } from '@/components/ui/text-field'
import { doiIn, doiProblem } from '@/lib/doi'
import { isbnProblem } from '@/lib/isbn'
import type { TitlePage } from './title-page'

/** ISBN, DOI and the publisher's own number. A wrong one is said once its field is left, and saved all the same. */
export function Identifiers({ publication, set, problem }: TitlePage) {
  const [typing, setTyping] = useState<'isbn' | 'doi'>()
  const { isbn, doi, reference } = publication
  return (
    <>
      <TextField
        label="ISBN"
        value={isbn}
        onChange={(isbn) => set({ isbn })}
        onFocus={() => setTyping('isbn')}
        onBlur={() => setTyping(undefined)}
        hint="10 or 13 digits, with hyphens or without."
        problem={problem('isbn') ?? (typing === 'isbn' ? undefined : isbnProblem(isbn))}
        spellCheck="false"
        autoComplete="off"
      />
      <TextField
        label="DOI"
        value={doi}
        onChange={(typed) => set({ doi: /^https?:\/\//i.test(typed) ? doiIn(typed) : typed })}
        onFocus={() => setTyping('doi')}
        onBlur={() => {
          setTyping(undefined)
          if (doiIn(doi) !== doi) set({ doi: doiIn(doi) })
        }}
        hint="Such as 10.1234/abc, or its whole address."
        problem={problem('doi') ?? (typing === 'doi' ? undefined : doiProblem(doi))}
        spellCheck="false"
        autoComplete="off"
      />
      <TextField
        label="Reference number"
        value={reference}
        onChange={(reference) => set({ reference })}
        hint="The publisher’s own, if it has one."
        problem={problem('reference')}
      />
    </>
  )
}
