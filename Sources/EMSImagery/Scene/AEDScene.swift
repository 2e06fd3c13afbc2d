extension SceneDraft {
    /// The defibrillator from above: display, picture of the pads, buttons.
    mutating func composeAED() {
        sway = 0.6
        let aed = facts.aed ?? AEDFacts(prompt: "")
        add(
            "aed", .aed, [("pads", aed.isConnected ? "connected" : "not connected")],
            AEDArt(colour: wardrobe.aedCase, isConnected: aed.isConnected, make: wardrobe.aedMake))
        let prompt = PrintableText.string(aed.prompt)
        add(
            "display", .display, [("text", prompt)],
            AEDDisplayArt(prompt: prompt, glass: wardrobe.aedGlass, make: wardrobe.aedMake))
        add(
            "shock-button", .shockButton, [("state", aed.isShockReady ? "lit" : "dark")],
            ShockButtonArt(
                isReady: aed.isShockReady, make: wardrobe.aedMake,
                ink: wardrobe.aedMake == .tall ? Colour(0xF4F6F8) : .ink(on: wardrobe.aedCase)))
        stage("aed")
        relate("display", .partOf, "aed")
        relate("shock-button", .partOf, "aed")
        short =
            prompt.isEmpty
            ? "Automated external defibrillator." : "Automated external defibrillator showing \"\(prompt)\"."
        full = aed.isShockReady ? "The shock button is lit." : "The shock button is dark."
        full += aed.isConnected ? " The pads are plugged in." : " The pads are not plugged in."
    }
}
