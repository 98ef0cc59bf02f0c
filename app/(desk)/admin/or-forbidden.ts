import { forbidden } from 'next/navigation'

/** Reads what a page needs. A role that may not read it gets the page that says so, with 403. */
export async function orForbidden<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading
  } catch (error) {
    if ((error as { name?: string }).name === 'NotPermitted') forbidden()
    throw error
  }
}
