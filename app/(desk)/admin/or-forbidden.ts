import { forbidden } from 'next/navigation'

/** Answers 403 where the role may not read. */
export async function orForbidden<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading
  } catch (error) {
    if ((error as { name?: string }).name === 'NotPermitted') forbidden()
    throw error
  }
}
