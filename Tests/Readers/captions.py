"""The short caption of a frame, said anew from the scene of its row alone: attributes, ids and labels."""

from __future__ import annotations

import re

ANYBODY = r"(an infant|a girl|a boy|a teenage girl|a teenage boy|a woman|a man|an older woman|an older man)"
COUNTS = ["", "one responder", "two responders", "three responders"]


def pattern(frame: dict) -> str:
    """What the caption must match as a whole. Raises `KeyError` where something that it is about is hidden."""
    seen = {thing["id"]: thing["label"] for thing in frame["objects"]}
    return globals()[frame["kind"]](frame["scene"]["attributes"], seen)


def spoken_list(items: list[str]) -> str:
    return ", ".join(items[:-1]) + " and " + items[-1] if len(items) > 1 else items[0]


def monitor_closeup(of: dict, seen: dict) -> str:
    names = (
        ("hr", "heart rate {}"), ("spo2", "SpO2 {}%"), ("etco2", "EtCO2 {} mmHg"), ("rr", "respiratory rate {}"),
        ("nibp", "blood pressure {}"),
    )  # fmt: skip
    parts = [words.format(of[name]["text"]) for name, words in names if "-" not in of[name]["text"]]
    return re.escape(f"Patient monitor: {spoken_list(parts)}." if parts else "Patient monitor without any reading.")


def torso_pads(of: dict, seen: dict) -> str:
    parts = []
    if "electrode-ra" in seen:
        parts.append("four limb electrodes")
    if "electrode-v1" in seen:
        parts.append("chest electrodes V1 to V6")
    if of["torso"]["pads"] == "correct":
        parts.append("defibrillator pads below the right collarbone and on the left side of the chest")
    if of["torso"]["pads"] == "misplaced":
        parts.append("both defibrillator pads on the right side of the chest")
    if "compression-pad" in seen:
        parts.append("a compression sensor on the sternum")
    if not parts:
        return f"Bare chest of {ANYBODY}, nothing attached\\."
    return f"Chest of {ANYBODY} with {re.escape(spoken_list(parts))}\\."


def compressions(of: dict, seen: dict) -> str:
    gloves = of["hand-lower"]["gloves"]
    hands = f"Two {gloves}-gloved hands" if "hand-upper" in seen else f"One {gloves}-gloved hand"
    return f"{hands} on the lower half of the sternum of {ANYBODY} during chest compressions\\."


def bvm_mask(of: dict, seen: dict) -> str:
    return f"Bag-valve mask held on the face of {ANYBODY} with one gloved hand, the other hand on the bag\\."


def iv_arm(of: dict, seen: dict) -> str:
    if "leg" in seen:
        head = "Intraosseous needle in the proximal tibia"
    elif of["arm"]["access"] == "none":
        return "Forearm turned palm up, before a vein is punctured\\."
    else:
        head = "Intravenous cannula in the forearm under a clear dressing"
    if "lock" in seen:
        return head + " with a flush syringe connected\\."
    return re.escape(f"{head} with {of['bag']['text']}, {of['bag']['volume']}, connected.")


def aed_panel(of: dict, seen: dict) -> str:
    return re.escape(f'Automated external defibrillator showing "{of["display"]["text"]}".')


def glucometer(of: dict, seen: dict) -> str:
    text = of["display"]["text"]
    special = {
        "LO": "Glucometer showing LO: glucose below its range.",
        "HI": "Glucometer showing HI: glucose above its range.",
        "---": "Glucometer waiting for a drop of blood.",
    }
    return re.escape(special.get(text, f"Glucometer showing {text} {of['display']['unit']}."))


def drug_label(of: dict, seen: dict) -> str:
    if "bag" in seen:
        return re.escape(f"A {of['bag']['volume']} infusion bag of {of['bag']['text']}.")
    holders = {"vial": "A vial", "bottle": "A bottle", "nebule": "A nebuliser ampoule", "box": "A box"}
    holder = next(name for name in holders if name in of)
    strength = f", {of[holder]['strength']}, " if "strength" in of[holder] else " "
    if "syringe" in of:
        tail = f"and {'a' if holder == 'vial' else 'an oral'} syringe labelled {of['syringe']['text']}"
        tail += f", filled to {of['syringe']['volume']}" if "volume" in of["syringe"] else ""
    else:
        tail = "and tablets beside a card" if holder == "bottle" else "and a card"
        tail += f" that says {of['card']['text']}"
    return re.escape(f"{holders[holder]} of {of[holder]['text']}{strength}{tail}.")


def tourniquet(of: dict, seen: dict) -> str:
    limb = "arm" if "arm" in seen else "leg"
    if "dressing" in seen:
        return f"A gloved hand presses a dressing onto a bleeding {limb}\\."
    return re.escape(f"Tourniquet on the {limb} above a wound, its tag marked {of['time-tag']['text']}.")


def pulse_ox_finger(of: dict, seen: dict) -> str:
    if "probe" not in seen:
        return "Back of the patient's hand, no probe on it\\."
    spo2, pulse = of["probe"]["spo2"], of["probe"]["pulse"]
    if spo2 == "--":
        return "Pulse oximeter on the forefinger without a reading\\."
    tail = f" and pulse {pulse}." if pulse != "--" else "."
    return re.escape(f"Pulse oximeter on the forefinger showing SpO2 {spo2}%{tail}")


def bp_cuff(of: dict, seen: dict) -> str:
    if of["arm"]["cuff"] == "none":
        return "Bare upper arm, no cuff on it\\."
    if of["cuff"]["state"] == "inflated":
        return f"Blood pressure cuff on the upper arm, its dial at {of['gauge']['text']} mmHg\\."
    return "Blood pressure cuff on the upper arm\\."


def stroke_face(of: dict, seen: dict) -> str:
    if "oxygen-mask" in seen:
        return f"Face of {ANYBODY} wearing an oxygen mask\\."
    droop = of["face"]["facial_droop"]
    words = "without droop" if droop == "none" else f"with a droop of the {droop} side"
    return f"Face of {ANYBODY}(, smiling,)? {words}\\."


def scene_wide(of: dict, seen: dict) -> str:
    crew = sum(label == "responder" for label in seen.values())
    position = of["patient"]["position"]
    lying = "lies on a stretcher" if "stretcher" in seen else "lies on the (floor|ground)"
    posture = "sits" if position == "sitting" else lying
    owner = "(" + ANYBODY[1:-1].replace("an ", "An ").replace("|a ", "|A ") + ")"
    return f"{owner} {posture} (in|on) [a-z ]+" + (f" with {COUNTS[crew]} kneeling beside\\." if crew else "\\.")


def ecg_print(of: dict, seen: dict) -> str:
    return re.escape(f"Printed 12-lead ECG at 25 mm/s and {of['paper']['gain']} mm/mV, taken at {of['paper']['time']}.")


def burn_map(of: dict, seen: dict) -> str:
    burned = of["map"]["burned"]
    if burned == "nothing":
        return "Burn chart with nothing marked\\."
    regions = spoken_list(burned.split(", "))
    return re.escape(f"Burn chart with {regions} marked, {of['sum']['text']}% of the body surface.")


def wrist_watch(of: dict, seen: dict) -> str:
    return f"Wrist watch above the cuff of a {of['hand']['gloves']} glove showing {of['display']['text']}\\."


def allergy_tag(of: dict, seen: dict) -> str:
    return f"Bracelet on the wrist of {ANYBODY} that says ALLERGY: {re.escape(of['plate']['text'])}\\."


def handoff_tablet(of: dict, seen: dict) -> str:
    rows = sorted((name for name in of if name.startswith("row-")), key=lambda name: int(name[4:]))
    if rows != [f"row-{number}" for number in range(1, len(rows) + 1)]:
        raise KeyError(rows)
    told = spoken_list([f"{of[row]['name']} {of[row]['text']}" for row in rows])
    return re.escape(f"Tablet with a handoff: {told}.")
