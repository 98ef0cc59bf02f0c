import { identityToRecipient } from 'age-encryption'
import { newKey } from '@/lib/sealed/seal'

/** The secret key to the signed forms that servers of these tests keep. */
export const formIdentity = newKey()

/** Returns the public key, for the settings of these servers. */
export const formRecipient = () => identityToRecipient(formIdentity)
