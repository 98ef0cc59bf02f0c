import { useRef, useState } from 'react'
import type { PeopleIn } from '@/db/schema'
import { refused } from '@/lib/result'
import { useAsk } from '@/components/ui/use-ask'
import type { Draft } from '../use-draft'
import type { ScreenState } from '../use-entry-state'

type ConsentLinkChange = { act: 'link' | 'unlink'; consentId: number; entryIds?: number[]; confirm?: true }

export function usePeople({ work, status: { entryId } }: Draft, { people: state, audience, act }: ScreenState) {
  const [chosen, setChosen] = useState<PeopleIn>()
  const latest = useRef<PeopleIn>(undefined)

  const mark = useAsk(async (people: PeopleIn, confirm?: true) => {
    const saved = await work.saveNow()
    if (!saved) return refused('Not saved, because the newest text is not saved yet. See above what is in the way.')
    return act('people', { people, confirm })
  })
  const lastLink = useRef<ConsentLinkChange>(undefined)
  const links = useAsk((link: ConsentLinkChange) => {
    lastLink.current = link
    return act('consents', link)
  })

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
    isLimited: !!audience?.limit,
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
