import { type MemoryNotes, MemoryNoteStore } from "./memory-note-store.ts";
import { noteStoreContract } from "./note-store.contract.ts";

const places = new Map<string, MemoryNotes>();

noteStoreContract("MemoryNoteStore", async (place) => {
  const notes: MemoryNotes = places.get(place) ?? new Map();
  places.set(place, notes);
  const store = new MemoryNoteStore(notes);
  return { store, close: () => store.close() };
});
