'use client'

import { Section, Note } from '@/components/admin/shell/page-head'
import { Button } from '@/components/ui/button'
import { Problems, StatusLine, useForm } from '@/components/ui/form'
import type { TellingState } from '@/domain/addresses/pings'
import { relativeTime } from '@/lib/time/relative-time'
import { saveTelling, tellAgain } from './actions'

export function SearchEngines({ state, now }: { state: TellingState; now: number }) {
  const { on, isOnlyNear, problem } = state
  const turn = useForm(saveTelling)
  const again = useForm(tellAgain)
  return (
    <Section title="Search engines" id="search-engines" className="mt-14 scroll-mt-6">
      <p className="mb-4 max-w-[66ch] text-sm text-soft">
        Search engines that take part in IndexNow (Bing, Yandex, Naver, Seznam and others) can be told within a minute
        that a page is new, changed or withdrawn. They get its address, nothing else; never of a draft, nor of what is
        scheduled before its moment. Only what happens from the moment you turn it on is told.
      </p>
      <p className="mb-3">{on ? `It is on. ${tellingInWords(state, now)}` : 'It is off: nobody is told.'}</p>
      {on && isOnlyNear && (
        <Note warn className="mb-4">
          Nothing is sent, since the address of this site is one that only this machine or its network reaches. Whoever
          looks after the server sets SITE_URL to the public address.
        </Note>
      )}
      {on && problem && (
        <Note warn className="mb-4">
          <p>
            <strong>It did not work {relativeTime(problem.at, now)}.</strong> {problem.why} It is tried again by itself,
            each time after a longer pause.
          </p>
          <Button className="mt-2" small isPending={again.pending} onPress={() => again.send({})}>
            Try again
          </Button>
        </Note>
      )}
      <Problems problems={[...turn.problems, ...again.problems]} />
      <div className="flex flex-wrap items-center gap-4">
        <Button isPending={turn.pending} onPress={() => turn.send({ on: on ? 'no' : 'yes' })}>
          {on ? 'Stop telling search engines' : 'Tell search engines'}
        </Button>
        <StatusLine>
          {again.answer?.ok && !again.pending && !problem && 'It is tried again within half a minute.'}
        </StatusLine>
      </div>
    </Section>
  )
}

function tellingInWords({ told, lastAt, waiting }: TellingState, now: number) {
  const toldWords = told === 0 ? 'Nothing was told yet' : `${times(told)} told, the last ${relativeTime(lastAt!, now)}`
  return `${toldWords}; ${waiting === 0 ? 'nothing waits' : `${times(waiting)} waiting`}.`
}

function times(n: number) {
  return n === 1 ? '1 change' : `${n.toLocaleString('en')} changes`
}
