import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'

/** The pairing form, fetched when it is needed: once in the life of an installation. */
export const PopupPairing = () => {
  const [Form, setForm] = useState<ComponentType | null>(null)
  useEffect(() => {
    void import('../pairing/PairingForm.tsx').then(({ PairingForm }) => setForm(() => PairingForm))
  }, [])
  return Form ? <Form /> : null
}
