import { useId, type ComponentProps, type ReactNode } from 'react'
import { Labelled, notesId } from './labelled'

type Props = Omit<ComponentProps<'input'>, 'type' | 'className' | 'id'> & { label: string; hint?: ReactNode }

export function FileField({ label, hint, ...props }: Props) {
  const id = useId()
  return (
    <Labelled id={id} label={label} hint={hint}>
      <input
        {...props}
        id={id}
        type="file"
        aria-describedby={hint ? notesId(id) : undefined}
        className="block w-full cursor-pointer border border-edge bg-sheet p-1.5 text-soft file:mr-3 file:min-h-8 file:cursor-pointer file:border file:border-solid file:border-edge file:bg-paper file:px-3 file:font-semibold file:text-ink hover:file:border-ink hover:file:bg-wash"
      />
    </Labelled>
  )
}
