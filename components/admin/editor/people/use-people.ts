import { useRef, useState } from 'react'
import type { PeopleIn } from '@/db/schema'
import type { PeopleState } from '@/domain/publishing/people-state'
import { refused } from '@/lib/result'
import { ask, useAsk } from '@/components/ui/use-ask'
import { useRepeatedly } from '@/components/ui/use-again'
import { useAnswer } from '@/components/ui/use-answer'
import type { Draft } from '../use-draft'

type ConsentLinkChange = { act: 'link' | 'unlink'; consentId: number; entryIds?: number[]; confirm?: true }

/** Loads again when the text, its release or the focus of the window changes. */
export function usePeople({ work, status }: Draft, standing: unknown) {
  const { entryId, revisionId } = status
  const [chosen, setChosen] = useState<PeopleIn>()
  const latest = useRef<PeopleIn>(undefined)

  const path = entryId ? `/api/desk/entries/${entryId}/people` : undefined
  const { value: state, setValue: setState, load } = useAnswer<PeopleState>(path, revisionId, standing)
  useRepeatedly(load)

  const mark = useAsk(
    async (people: PeopleIn, confirm?: true) => {
      const saved = await work.saveNow()
      if (!saved) return refused('Not saved, because the newest text is not saved yet. See above what is in the way.')
      return ask<PeopleState>(`/api/desk/entries/${saved.entryId}/people`, { people, confirm })
    },
    { onDone: setState },
  )
  const lastLink = useRef<ConsentLinkChange>(undefined)
  const links = useAsk(
    (link: ConsentLinkChange) => {
      lastLink.current = link
      return ask<PeopleState>(`/api/desk/entries/${entryId}/consents`, link)
    },
    { onDone: setState },
  )

  /** Saves a choice. Arrow keys may change it before the server answers: the last choice is saved in the end. */
  async function choose(people: PeopleIn, confirm?: true) {
    latest.current = people
    setChosen(people)
    for (let sent: PeopleIn | undefined; latest.current !== sent;) {
      sent = latest.current
      const answer = await mark.send(sent, confirm)
      if (!answer || (!answer.ok && latest.current === sent)) return
    }
    setChosen(undefined)
  }

  return {
    entryId,
    state,
    people: chosen ?? state?.people ?? null,
    choose,
    mark,
    keep() {
      setChosen(undefined)
      mark.forget()
    },
    links,
    confirmLink: () => lastLink.current && links.send({ ...lastLink.current, confirm: true }),
  }
}

export type People = ReturnType<typeof usePeople>
