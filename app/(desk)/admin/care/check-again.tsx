'use client'

import { Button } from '@/components/ui/button'
import { ProblemList, StatusLine, useForm } from '@/components/ui/form'
import { checkAgain } from './actions'

export function CheckAgain({ mediaId, name }: { mediaId: string; name: string }) {
  const { send, pending, answer, problems } = useForm(checkAgain)
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <Button
        kind="quiet"
        small
        isPending={pending}
        onPress={() => send({ mediaId })}
        aria-label={`Check ${name} again`}
      >
        Check again
      </Button>
      <StatusLine className="text-warn">
        {answer?.ok && !pending && 'Read again just now: it is still damaged.'}
      </StatusLine>
      <ProblemList problems={problems} />
    </div>
  )
}
