import {
  createContext,
  type ReactElement,
  type ReactNode,
  startTransition,
  use,
  useLayoutEffect,
  useState,
} from "react";
import { type Address, onVisit, readAddress } from "./address.ts";

const Here = createContext<Address | undefined>(undefined);

/** Lets pages read the address. A page stays until the next one's code has come. */
export function AddressProvider({ children }: { readonly children: ReactNode }): ReactElement {
  const [address, setAddress] = useState(readAddress);
  // Before the effects of what is inside, which may open another page at once.
  useLayoutEffect(() => onVisit(() => startTransition(() => setAddress(readAddress()))), []);
  return <Here value={address}>{children}</Here>;
}

export function useAddress(): Address {
  const address = use(Here);
  if (!address) throw new Error("useAddress is for what stands in an AddressProvider");
  return address;
}
