import { Button } from './button'

type Props = {
  /** On the button that sends the form. */
  verb: string
  /** On the button that does nothing. */
  keep?: string
  pending: boolean
  onKeep: () => void
}

/** The two ways out of a form that takes something away for good: the keyboard begins at the one that does nothing. */
export function KeepOr({ verb, keep = 'Keep it', pending, onKeep }: Props) {
  return (
    <div className="flex flex-wrap gap-3">
      <Button onPress={onKeep} autoFocus>
        {keep}
      </Button>
      <Button type="submit" kind="danger" isPending={pending}>
        {verb}
      </Button>
    </div>
  )
}
