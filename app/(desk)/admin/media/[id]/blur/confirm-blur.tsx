'use client'

import { KeepOr } from '@/components/ui/ask-first'

type Props = { count: number; close: () => void; onConfirm: () => void }

/** Asks before the pixels are gone. */
export function ConfirmBlur({ count, close, onConfirm }: Props) {
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        event.stopPropagation()
        close()
        onConfirm()
      }}
    >
      <p>
        What {count === 1 ? 'this area shows' : `these ${count} areas show`} is replaced in every size of the picture.
        Nobody can bring it back here. Its address stays, so every text that uses it shows it blurred.
      </p>
      <KeepOr verb="Blur it" keep="Not yet" pending={false} onKeep={close} />
    </form>
  )
}
