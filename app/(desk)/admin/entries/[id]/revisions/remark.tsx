'use client'

import { NameForm } from '@/components/ui/name-form'
import { nameVersion } from './actions'

type Props = { entryId: number; revisionId: number; remark: string; when: string }

/** A version with a name is never overwritten. */
export function Remark({ entryId, revisionId, remark, when }: Props) {
  const word = remark ? 'Change the name' : 'Name this version'
  return (
    <NameForm
      word={word}
      ariaLabel={`${word}, ${when}`}
      save={nameVersion}
      ids={{ entryId, revisionId }}
      name="remark"
      value={remark}
      hint="What to remember it by, such as “As sent to the ministry”. Empty takes the name away."
    />
  )
}
