import { useRef, type ComponentProps } from 'react'
import { Button } from './button'

type Props = Omit<ComponentProps<typeof Button>, 'onPress'> & {
  accept: string
  multiple?: boolean
  onChoose: (files: File[]) => void
}

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
          // Allows this file to be chosen again.
          target.value = ''
          if (files.length > 0) onChoose(files)
        }}
      />
      <Button {...props} onPress={() => input.current!.click()} />
    </>
  )
}
