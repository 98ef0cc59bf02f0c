'use client'

import { useRef, type ComponentProps } from 'react'
import { Button } from './button'

type Props = Omit<ComponentProps<typeof Button>, 'onPress'> & {
  /** Types of files, as an `accept` has them. */
  accept: string
  multiple?: boolean
  onChoose: (files: File[]) => void
}

/** A button that asks for files of this computer. */
export function FileButton({ accept, multiple, onChoose, ...props }: Props) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        multiple={multiple}
        onChange={({ target }) => {
          const files = Array.from(target.files ?? [])
          // This file can be chosen again.
          target.value = ''
          if (files.length > 0) onChoose(files)
        }}
      />
      <Button {...props} onPress={() => input.current!.click()} />
    </>
  )
}
